// CSV in, row by row, with the physical line on which each row starts, in bounded memory whatever comes.
//
//   CsvReader reader(file);
//   while (auto row = reader.Next()) { if (row->fault.empty()) Use(row->line, row->fields); }
//
// The fields are given in UTF-8, whatever the file is in. RFC 4180 with CRLF, LF or CR; a byte-order mark is passed
// over; quoted fields may hold commas, quotes and line ends. Our own and not libcsv, which neither counts physical
// lines nor bounds a field. Rows of nothing are passed over. Threads: one at a time; the stream must outlive it.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "workflows/exchange/text_encoding.h"

namespace caseway {

struct CsvLimits {
  std::size_t row_bytes = 1 << 20;  // of a row with its quotes; a longer one is a fault, read on at the next line
  std::size_t fields = 1000;
};

struct CsvRow {
  std::int64_t line = 0;  // the physical line where the row starts, from 1
  std::vector<std::string> fields;
  std::string fault;  // "" or why the row cannot be read: `fields` then holds what was read before, not for use
};

class CsvReader {
 public:
  explicit CsvReader(std::istream& in, CsvLimits limits = {}, TextEncoding encoding = TextEncoding::kUtf8);

  // The next row; nothing at the end. A faulty row is given as such, and reading goes on after it.
  std::optional<CsvRow> Next();
  // How far it is, for progress.
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  int Get();
  int Peek();
  bool TakeLineEnd(int c);
  void SkipLine();
  void PassByteOrderMark();
  bool ReadQuoted(CsvRow& row);
  bool ReadPlain(CsvRow& row);
  bool ReadField(CsvRow& row);
  bool Refuse(CsvRow& row, const char* fault);
  bool Take(CsvRow& row, int c);
  void CheckText(CsvRow& row) const;

  std::istream& in_;
  CsvLimits limits_;
  TextEncoding encoding_;
  std::vector<char> block_;
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  std::int64_t line_ = 1;
  std::size_t row_bytes_ = 0;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace caseway
