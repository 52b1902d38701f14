import Clustering

/// Eighteen garden flowers with eight columns of four kinds: Struyf, Hubert & Rousseeuw (1996), Clustering in an
/// object-oriented environment, Journal of Statistical Software 1(4), doi:10.18637/jss.v001.i04.
enum Flowers {
  /// Whether it may stay outside in winter, whether it needs shadow, whether it has tubers, colour, soil, rank in someone's
  /// preference, height, and distance between plants.
  static let columns: [MixedColumn] = [
    .category([1, 2, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1]),
    .category([2, 1, 2, 1, 2, 2, 1, 1, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1]),
    .asymmetricBinary([2, 1, 1, 2, 1, 1, 1, 2, 1, 1, 2, 2, 1, 2, 1, 1, 1, 2].map { $0 == 2 }),
    .category([4, 2, 3, 4, 5, 4, 4, 2, 3, 5, 5, 1, 1, 4, 3, 4, 2, 2]),
    .ordinal([3, 1, 3, 2, 2, 3, 3, 2, 1, 2, 3, 2, 2, 2, 2, 2, 2, 1]),
    .ordinal([15, 3, 1, 16, 2, 12, 13, 7, 4, 14, 8, 9, 6, 11, 10, 18, 17, 5]),
    .numeric([25, 150, 150, 125, 20, 50, 40, 100, 25, 100, 45, 90, 20, 80, 40, 200, 150, 25]),
    .numeric([15, 50, 50, 50, 15, 40, 20, 15, 15, 60, 10, 25, 10, 30, 20, 60, 60, 10]),
  ]
}
