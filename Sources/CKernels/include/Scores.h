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

/// How many rows are looked at together, and share one expiry; how many clusters are.
enum { PKGroupRows = 16, PKBlockClusters = 4 };

/// How a column holds its values x, and its score coordinates t of them.
enum {
  /// uint8_t: t = x.
  PKBytes,
  /// int32_t units: t = (units - whole) * scale; the difference must fit into 32 bits.
  PKDecimals,
  /// float: t = (x - centre) * scale.
  PKSingles,
  /// double: t = (x - centre) * scale.
  PKDoubles,
  /// float: t itself.
  PKScored,
  /// Of several columns: not all the same.
  PKMixed
};

/// A column, and how its values become score coordinates. Borrowed.
typedef struct {
  const void *values;
  int32_t kind;
  int32_t whole;
  double centre;
  double scale;
  /// Of decimals: x = units / divisor.
  double divisor;
} PKColumn;

/// The d columns of a set. Borrowed.
typedef struct {
  const PKColumn *columns;
  /// The kind of all of them, or PKMixed.
  int32_t kind;
} PKColumns;

/// The centroids as scores need them. All pointers are borrowed.
typedef struct {
  /// k times d numbers f, for each block of four clusters (and the rest) feature after feature: a block that starts with
  /// cluster c and has b clusters starts at c * d, and there feature j of its cluster i lies at j * b + i.
  const float *factors;
  /// k numbers h.
  const float *halves;
  /// k numbers h + lift, with which no score is negative.
  const float *lifted;
  float lift;
  /// d numbers, half of each feature's weight.
  const float *halfWeights;
  size_t d;
  size_t k;
  /// The last bits of a score that give way to the number of its cluster: a power of two less 1, at least 3.
  int32_t numberBits;
  /// How far the difference of two scores can be wrong, such numbers included.
  float tolerance;
} PKScoring;

/// What transfers of a row cost per half squared distance, k numbers each, and what rounding can hide of it.
typedef struct {
  const float *removal;
  const float *removalSlack;
  const float *insertion;
  const float *insertionSlack;
} PKTransfers;

/// A row that may have another label now.
typedef struct {
  /// Counted from the first row that was looked at.
  int32_t row;
  /// The nearest centroid; -1 when that is not certain.
  int32_t label;
} PKChange;

/// Which rows have another nearest centroid than their old label says, and which are not certain: in their order. Returns how
/// many there are.
///
/// Looks at `rows` rows from `first` on; up to 15 more are computed and must be readable. old: with room for whole groups of
/// 16. changes: room for all rows. scratch: 16 * d numbers.
///
/// expiries: NULL, or for every group of 16 rows the odometer reading up to which its labels are known to stay. A group that
/// has not expired keeps its old labels unseen; the others are given a new expiry: the odometer plus the least gap between the
/// distances to the nearest and to the second centroid. The caller turns the odometer on by the two largest movements of
/// centroids whenever they move (Hamerly 2010, doi:10.1137/1.9781611972801.12, with one bound for 16 rows).
uint32_t pk_nearest_by_score(const PKColumns *columns, size_t first, size_t rows, const PKScoring *scoring,
                             const int32_t *old, PKChange *changes, float odometer, float *expiries, float *scratch);

/// Which rows might gain by a transfer to another cluster (Hartigan's criterion): flags[i] = 1 for these, else 0. No row that
/// gains is missed. Returns how many there are. Arguments are as above.
///
/// Groups whose expiry lies beyond odometer + reach are not looked at: reach is how close to the border of its cluster a row
/// must lie to gain. The others are given a new expiry, of the label they have.
uint32_t pk_transfers_by_score(const PKColumns *columns, size_t first, size_t rows, const PKScoring *scoring,
                               const PKTransfers *costs, const int32_t *labels, float odometer, float reach,
                               float *expiries, uint8_t *flags, float *scratch);

/// The score coordinates of some rows of a column.
void pk_score_values(const PKColumn *column, size_t first, size_t count, float *to);

/// The exact values x of some rows of a column, which is not PKScored.
void pk_doubles(const PKColumn *column, size_t first, size_t count, double *to);

/// A row that leaves one cluster for another.
typedef struct {
  int64_t row;
  int32_t from;
  int32_t to;
} PKMove;

/// Takes the values x of rows from the sums of one cluster and gives them to another, row after row, in double precision.
///
/// columns: d columns of which none is PKScored. row_weights: a weight for each row of the set, or NULL when all weigh 1.
/// sums: `stride` numbers a cluster, of which these columns have the first d.
void pk_add_moves(const PKColumn *columns, size_t d, const PKMove *moves, size_t count, const double *row_weights,
                  double *sums, size_t stride);

#endif
