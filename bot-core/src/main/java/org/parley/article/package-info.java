/**
 * What a published text is, and how bytes (text, Markdown, HTML, feeds) become one. No I/O: bytes in, articles out.
 */
@NullMarked
package org.parley.article;

import org.jspecify.annotations.NullMarked;
