/** Alibaba Cloud's SMS service (阿里云短信, Dysmsapi). */
@NullMarked
package org.huzhu.notification.aliyun;

import org.jspecify.annotations.NullMarked;
