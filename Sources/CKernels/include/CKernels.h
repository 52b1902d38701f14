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

/// Which rows might gain by a transfer: flags[i] = 1 if the smallest insertion[c] * distance over the other clusters
/// lies below removal[own] * distance to the own cluster, else 0. Returns how many flags are 1 among the first `rows`.
size_t pk_tile_transfer_candidates(const double *distances, size_t rows, size_t k, const int32_t *labels,
                                   const double *removal, const double *insertion, uint8_t *flags);

/// Widens `rows` bytes of each of d columns into a tile; column j begins at columns + j * stride.
void pk_tile_from_bytes(const uint8_t *columns, size_t stride, size_t rows, size_t d, double *tile);

/// Adds the rows of a tile to the clusters they are labelled with.
///
/// row_weights: a weight for each row, or NULL when all weigh 1. weights: k sums of weights. sums: k * d sums of
/// weight * x. within: k sums of weight * distance. Even and odd rows are summed apart and added at the end, which halves
/// the wait for the sum before; the order of additions is fixed.
void pk_tile_sums(const double *tile, size_t rows, size_t d, const int32_t *labels, size_t k,
                  const double *distances, const double *row_weights, double *weights, double *sums, double *within,
                  double *scratch);

#endif
