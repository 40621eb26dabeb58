package org.huzhu.check.invariant;

/**
 * One broken promise.
 *
 * @param id of the object: ids and codes only, never personal data
 * @param what is wrong with it, one word or a few
 */
public record Finding(String id, String what) implements Comparable<Finding> {

    @Override
    public int compareTo(Finding other) {
        var byWhat = what.compareTo(other.what);
        return byWhat == 0 ? id.compareTo(other.id) : byWhat;
    }
}
