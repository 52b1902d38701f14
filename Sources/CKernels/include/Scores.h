// Which centroid is nearest, in single precision: quick proposals that are checked in double precision where they are close.
//
// A row t (values of about unit size about the middle of each feature) scores h_c - sum over j of f_cj t_j against cluster c,
// with f_cj = w_j m_cj and h_c = half the sum over j of w_j m_cj^2 for the centroid m_c: half its squared distance less half
// the row's own squared norm. The lowest score is the nearest centroid. See CKernels.h for what holds for all kernels, with
// one difference: these may use fused multiply-add. Their last bits differ between machines and so never decide anything.
#ifndef PONDERA_SCORES_H
#define PONDERA_SCORES_H

#include <stddef.h>
#include <stdint.h>

/// How many rows are looked at together, and share one expiry.
enum { PKGroupRows = 16 };

/// The centroids as scores need them. All pointers are borrowed.
typedef struct {
  /// k times d numbers f.
  const float *factors;
  /// k numbers h.
  const float *halves;
  /// d numbers, half of each feature's weight.
  const float *halfWeights;
  size_t d;
  size_t k;
  /// How far the difference of two scores can be wrong.
  float tolerance;
} PKScoring;

/// What transfers of a row cost per half squared distance, k numbers each, and what rounding can hide of it.
typedef struct {
  const float *removal;
  const float *removalSlack;
  const float *insertion;
  const float *insertionSlack;
} PKTransfers;

/// Counts of rows in a tile.
typedef struct {
  /// Rows whose two lowest scores are closer than the tolerance.
  uint32_t unsure;
  /// Rows whose label differs from the old one; of an unsure row this says nothing.
  uint32_t changed;
} PKTally;

/// The nearest centroid of each row of a tile of single-precision values (256 rows, feature after feature); -1 where that
/// is not certain.
///
/// rows: 1 ... 256; up to 15 more are computed and must be readable. old, labels: with room for 16 whole rows more.
///
/// expiries: NULL, or for every group of 16 rows the odometer reading up to which its labels are known to stay. A group that
/// has not expired keeps its old labels unseen; the others are given a new expiry: the odometer plus the least gap between the
/// distances to the nearest and to the second centroid. The caller turns the odometer on by the two largest movements of
/// centroids whenever they move (Hamerly 2010, doi:10.1137/1.9781611972801.12, with one bound for 16 rows).
PKTally pk_tile_nearest_by_score(const float *tile, size_t rows, const PKScoring *scoring, const int32_t *old,
                                 int32_t *labels, float odometer, float *expiries);

/// Which rows might gain by a transfer to another cluster (Hartigan's criterion): flags[i] = 1 for these, else 0. No row that
/// gains is missed. Returns how many there are.
///
/// Groups whose expiry lies beyond odometer + reach are not looked at: reach is how close to the border of its cluster a row
/// must lie to gain. The others are given a new expiry, of the label they have.
uint32_t pk_tile_transfers_by_score(const float *tile, size_t rows, const PKScoring *scoring, const PKTransfers *costs,
                                    const int32_t *labels, float odometer, float reach, float *expiries,
                                    uint8_t *flags);

/// Adds the rows of a tile to the clusters they are labelled with: counts and sums of values, k and k times d numbers.
///
/// Values are added in single precision within the tile, in a fixed order: exact for whole numbers up to 255.
void pk_tile_group_sums(const float *tile, size_t rows, size_t d, const int32_t *labels, size_t k, double *counts,
                        double *sums);

#endif
