const list = document.getElementById('list'), phone = document.getElementById('phone');
const line = (tag, text) => { const e = document.createElement(tag); e.textContent = text; return e; };
async function show() {
  const answer = await fetch('/api/v1/demo/sms?phone=' + encodeURIComponent(phone.value.trim()));
  const body = await answer.json();
  const rows = answer.ok ? body.items : [];
  list.replaceChildren(...rows.map(sms => {
    const row = document.createElement('li');
    row.append(line('small', sms.phone + ' · ' + new Date(sms.sentAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })), line('p', sms.text));
    return row;
  }));
  if (!answer.ok) list.append(line('li', body.detail)); else if (!rows.length) list.append(line('li', '暂无短信'));
}
document.querySelector('form').addEventListener('submit', e => { e.preventDefault(); show(); });
phone.addEventListener('change', show);
show(); setInterval(show, 2000);
