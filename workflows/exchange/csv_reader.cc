#include "workflows/exchange/csv_reader.h"

#include "core/utf8.h"

namespace caseway {
namespace {

constexpr std::size_t kBlockBytes = 1 << 16;
constexpr int kEnd = -1;

bool IsLineEnd(int c) { return c == '\n' || c == '\r'; }

}  // namespace

CsvReader::CsvReader(std::istream& in, CsvLimits limits, TextEncoding encoding)
    : in_(in), limits_(limits), encoding_(encoding), block_(kBlockBytes) {
  PassByteOrderMark();
}

int CsvReader::Peek() {
  if (at_ == filled_) {
    in_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
    filled_ = static_cast<std::size_t>(in_.gcount());
    at_ = 0;
    if (filled_ == 0) return kEnd;
  }
  return static_cast<unsigned char>(block_[at_]);
}

int CsvReader::Get() {
  const int c = Peek();
  if (c == kEnd) return c;
  ++at_;
  ++bytes_read_;
  return c;
}

void CsvReader::PassByteOrderMark() {
  if (Peek() == 0xEF && filled_ >= 3 && block_[1] == '\xBB' && block_[2] == '\xBF') bytes_read_ = at_ = 3;
}

// Takes the rest of a line end that began with `c` and counts the line.
bool CsvReader::TakeLineEnd(int c) {
  if (!IsLineEnd(c)) return false;
  if (c == '\r' && Peek() == '\n') Get();
  ++line_;
  return true;
}

void CsvReader::SkipLine() {
  for (int c = Get(); c != kEnd; c = Get()) {
    if (TakeLineEnd(c)) return;
  }
}

bool CsvReader::Refuse(CsvRow& row, const char* fault) {
  row.fault = fault;
  return false;
}

// Adds a byte to the field under way, unless the row has grown too long.
bool CsvReader::Take(CsvRow& row, int c) {
  if (++row_bytes_ > limits_.row_bytes) {
    if (!TakeLineEnd(c)) SkipLine();
    return Refuse(row, "The row is too long to be a referral: is a closing quote missing?");
  }
  row.fields.back() += static_cast<char>(c);
  return true;
}

// After the opening quote. Ends the field at its closing quote; true when the row goes on.
bool CsvReader::ReadQuoted(CsvRow& row) {
  for (int c = Get();; c = Get()) {
    if (c == kEnd) return Refuse(row, "A quote is opened here and never closed.");
    if (c == '"' && Peek() != '"') break;
    if (c == '"') Get();
    if (!Take(row, c)) return false;
    if (c == '\n' || (c == '\r' && Peek() != '\n')) ++line_;
  }
  const int after = Get();
  if (after == ',') return true;
  if (after == kEnd || TakeLineEnd(after)) return false;
  SkipLine();
  return Refuse(row, "Text follows a closing quote: a quote inside a field is written twice.");
}

bool CsvReader::ReadPlain(CsvRow& row) {
  for (int c = Get(); c != kEnd; c = Get()) {
    if (c == ',') return true;
    if (TakeLineEnd(c)) return false;
    if (!Take(row, c)) return false;
  }
  return false;
}

// One field; true when another follows in the row.
bool CsvReader::ReadField(CsvRow& row) {
  if (row.fields.size() >= limits_.fields || ++row_bytes_ > limits_.row_bytes) {
    SkipLine();
    return Refuse(row, "The row has too many fields.");
  }
  row.fields.emplace_back();
  if (Peek() != '"') return ReadPlain(row);
  Get();
  return ReadQuoted(row);
}

void CsvReader::CheckText(CsvRow& row) const {
  if (!row.fault.empty()) return;
  for (auto& field : row.fields) {
    if (encoding_ == TextEncoding::kWindows1252) field = FromWindows1252(field);
    if (!IsValidUtf8(field)) row.fault = "The text is not UTF-8: save the file as UTF-8 and send it again.";
    if (field.find('\0') != field.npos) row.fault = "The text holds a null character: save the file as UTF-8.";
  }
}

std::optional<CsvRow> CsvReader::Next() {
  while (Peek() != kEnd) {
    CsvRow row;
    row.line = line_;
    row_bytes_ = 0;
    while (ReadField(row)) {}
    CheckText(row);
    if (!row.fault.empty() || row.fields.size() > 1 || !row.fields[0].empty()) return row;
  }
  return std::nullopt;
}

}  // namespace caseway
