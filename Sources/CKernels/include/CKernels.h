// The few inner loops for which the best instructions are chosen when the program starts.
//
// Each function is compiled for baseline x86-64, AVX2 and AVX-512 (elsewhere once, for what the compiler targets), and the
// dynamic linker picks one. All of them do the same operations on each number in the same order, without fused
// multiply-add, so **every machine gives the same bits**; tests hold them to plain Swift twins, bit for bit.
//
// They trust their arguments, allocate nothing and know no threads.
#ifndef PONDERA_CKERNELS_H
#define PONDERA_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "DistanceSums.h"
#include "Mixture.h"
#include "Scores.h"

/// How many rows a tile holds: feature j of row i lies at tile[j * 256 + i].
enum { PKTileRows = 256 };

/// Squared distances of the rows of a tile to k centroids: out[c * 256 + i] = sum over j of (x - c)^2 * w, j increasing.
///
/// rows: how many rows count, 1 ... 256; up to 15 more are computed and must be readable. centroids: k times d numbers.
/// weights: d numbers. out: k * 256 numbers.
void pk_tile_distances(const double *tile, size_t rows, size_t d, const double *centroids, size_t k,
                       const double *weights, double *out);

/// The nearest of k centroids for each row; ties go to the lower label.
void pk_tile_nearest(const double *distances, size_t rows, size_t k, double *best, int32_t *labels);

/// The two nearest of k centroids for each row, with their distances; ties go to the lower label. For k = 1 the second label
/// is -1 and its distance infinite.
void pk_tile_two_nearest(const double *distances, size_t rows, size_t k, double *best, double *second, int32_t *labels,
                         int32_t *runners);

/// What adding a seed leaves of the potential: out[i] = min(nearest[i], weight of row i times its squared distance to the
/// seed). Returns the sum over the rows.
///
/// row_weights: a weight for each row, or NULL when all weigh 1. nearest, out: room for whole groups of 16 rows.
double pk_tile_seed(const double *tile, size_t rows, size_t d, const double *seed, const double *weights,
                    const double *row_weights, const double *nearest, double *out);

/// Adds the rows of a tile to the clusters they are labelled with.
///
/// distances: a number for each row, or NULL when these are not wanted. row_weights: a weight for each row, or NULL when all
/// weigh 1. weights: k sums of weights. sums: k * d sums of
/// weight * x. within: k sums of weight * distance. Even and odd rows are summed apart and added at the end, which halves
/// the wait for the sum before; the order of additions is fixed.
void pk_tile_sums(const double *tile, size_t rows, size_t d, const int32_t *labels, size_t k,
                  const double *distances, const double *row_weights, double *weights, double *sums, double *within,
                  double *scratch);

/// Adds the rows of a tile to the clusters they are labelled with: counts and sums of values, k and k times d numbers. The
/// order of additions is fixed. labels: with room for whole groups of 8. For few clusters; time grows with rows * d * k.
void pk_tile_group_sums(const double *tile, size_t rows, size_t d, const int32_t *labels, size_t k, double *counts,
                        double *sums);

/// The same for up to 256 rows, from `first` on, of columns of bytes; exact.
void pk_byte_group_sums(const uint8_t *const *columns, size_t first, size_t rows, size_t d, const int32_t *labels,
                        size_t k, double *counts, double *sums);

/// Adds a number of each row, times its weight, to the sum of the row's label; row_weights may be NULL. scratch: 4 k numbers.
void pk_tile_label_sums(const double *values, size_t rows, const int32_t *labels, size_t k, const double *row_weights,
                        double *sums, double *scratch);

/// Adds (byte - low) * stride to a code for each row.
void pk_add_codes(const uint8_t *from, size_t count, int32_t low, int32_t stride, int32_t *codes);

/// Adds bytes and their squares, and widens the range low ... high to hold them; exact for up to 2^47 bytes.
void pk_byte_moments(const uint8_t *from, size_t count, uint64_t *sum, uint64_t *squares, uint8_t *low, uint8_t *high);

/// What some numbers amount to.
typedef struct {
  /// Their weight: how many they are when each counts 1.
  double weight;
  /// Their weighted mean, less the origin.
  double mean;
  /// The weighted sum of squares about their mean.
  double squares;
  /// The smallest and the largest of positive weight; infinite when there is none.
  double low;
  double high;
} PKMoments;

/// The moments of at least one number. About an origin among the numbers no digits are lost when means are joined.
PKMoments pk_moments(const double *values, size_t count, double origin);

/// The moments of weighted numbers; mean and squares are 0 when all weights are 0.
PKMoments pk_weighted_moments(const double *values, const double *weights, size_t count, double origin);

/// Whether all numbers are finite: 1 or 0.
int32_t pk_singles_are_finite(const float *values, size_t count);

/// Puts rows first ... first + count - 1 of a matrix that is held row after row, `width` numbers each, into d columns. Returns
/// 1 when all of them are finite, else 0.
int32_t pk_single_columns(const float *rows, size_t width, size_t first, size_t count, float *const *columns, size_t d);

/// The same for bytes.
void pk_byte_columns(const uint8_t *rows, size_t width, size_t first, size_t count, uint8_t *const *columns, size_t d);

/// Widens bytes to doubles.
void pk_doubles_from_bytes(const uint8_t *from, size_t count, double *to);

/// Decimals as the doubles they stand for: units / divisor, correctly rounded where the divisor is a power of ten up to 10^22.
void pk_doubles_from_decimals(const int32_t *from, size_t count, double divisor, double *to);

/// Widens singles to doubles.
void pk_doubles_from_singles(const float *from, size_t count, double *to);

#endif
