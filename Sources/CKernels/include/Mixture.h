// The loops of mixture models: densities, shares and moments of the rows of a tile.
#ifndef PONDERA_MIXTURE_H
#define PONDERA_MIXTURE_H

#include <stddef.h>
#include <stdint.h>

/// How many partial sums each moment is kept in; they are joined when all rows are in.
enum { PKMomentLanes = 4 };

/// The components of a Gaussian mixture.
typedef struct {
  /// The number of features and of components.
  size_t d;
  size_t k;
  /// Whether roots are triangles, else diagonals.
  int32_t isFull;
  /// k times d numbers.
  const double *means;
  /// The inverse of a root of each covariance matrix, so that root * (x - mean) has unit variance: the d (d + 1) / 2
  /// numbers of a lower triangle, row after row, or the d numbers of a diagonal.
  const double *roots;
  /// What is added to half the squared distance: -ln(proportion) - ln|root| + d ln(2 pi) / 2.
  const double *constants;
} PKMixture;

/// Shifts and scales a tile: to[j * 256 + i] = (tile[j * 256 + i] - centres[j]) * factors[j]. Whole groups of 16 rows
/// are computed.
void pk_tile_scaled(const double *tile, size_t rows, size_t d, const double *centres, const double *factors,
                    double *to);

/// The negative logarithm of proportion times density of each row under each component: costs[c * 256 + i], at most
/// 1e290.
///
/// Whole groups of 16 rows are computed. scratch: 16 d numbers.
void pk_mixture_costs(const double *tile, size_t rows, const PKMixture *mixture, double *scratch, double *costs);

/// Divides the weight of each row among the components by their densities:
/// shares[c * 256 + i] = weight * e^-cost / sum over c of e^-cost. Returns the sum over the rows of
/// weight * ln(sum over c of e^-cost), the log-likelihood.
///
/// weights: one for each row, and 0 beyond the last up to a whole group of 16.
double pk_mixture_shares(const double *costs, size_t rows, size_t k, const double *weights, double *shares);

/// Adds the moments of the rows about the means of their components. For each component in turn sums holds, each in
/// four partial sums: the share; the d sums of share * y; and of share * y_j * y_l those with l <= j, row after row,
/// when roots are triangles, else those with l = j; y = x - mean.
///
/// shares: 0 beyond the last row up to a whole group of 16. scratch: 128 (d + 2) numbers.
void pk_mixture_moments(const double *tile, size_t rows, const PKMixture *mixture, const double *shares,
                        double *scratch, double *sums);

/// e^x of each number up to 709, within about one unit in the last place; 0 below -708.
void pk_exponentials(const double *from, size_t count, double *to);

/// ln x of each positive normal number, within about one unit in the last place.
void pk_logarithms(const double *from, size_t count, double *to);

#endif
