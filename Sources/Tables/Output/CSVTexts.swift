/// How texts are written into CSV.
enum CSVTexts {
  /// As they are: what is written and read again is the same.
  case asTheyAre
  /// With an apostrophe before what a spreadsheet would run as a formula.
  case guarded
  /// With control characters written out, for a terminal.
  case visible
}
