/**
 * The durable way in and out: what a platform tells is stored before it is acknowledged and handled once, what is to be said is stored
 * before it is sent and sent once. {@link org.parley.delivery.Gateway} is the front door for an adapter, which implements
 * {@link org.parley.delivery.Messenger} and {@link org.parley.delivery.UpdateHandler}; {@link org.parley.delivery.Inbox} and
 * {@link org.parley.delivery.Outbox} are implemented by the store. Knows no platform and no SQL.
 */
@NullMarked
package org.parley.delivery;

import org.jspecify.annotations.NullMarked;
