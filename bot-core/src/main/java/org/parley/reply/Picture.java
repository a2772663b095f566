package org.parley.reply;

/**
 * A picture that goes with a reply. What it shows stands in the reply's text as well.
 *
 * @param png the file; not to be changed
 * @param altText the same in words, for those who do not see it; at most 2,000 characters
 */
public record Picture(byte[] png, String altText) {

    @Override
    public String toString() {
        return "Picture[" + png.length + " bytes, " + altText + "]";
    }
}
