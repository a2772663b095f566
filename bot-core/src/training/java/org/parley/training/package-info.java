/**
 * Where the weights of the reader come from, and how good the answers are. {@link org.parley.training.TrainReader} learns the
 * weights from the sets in {@code src/evaluation/tuning}; {@link org.parley.training.Measure} asks every set, the blind ones too.
 * Both are run in the folder {@code bot-core}, by Maven's profile {@code train}; nothing of this is in the product.
 *
 * <p>
 * Only {@link org.parley.training.TreeTrainer} knows XGBoost.
 */
@NullMarked
package org.parley.training;

import org.jspecify.annotations.NullMarked;
