#include "workflows/exchange/csv_reader.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace caseway {
namespace {

// Each row as "line:field|field" or "line!fault".
std::string Read(const std::string& text, CsvLimits limits = {}) {
  std::istringstream in(text);
  CsvReader reader(in, limits);
  std::string out;
  while (const auto row = reader.Next()) {
    out += std::to_string(row->line);
    if (!row->fault.empty()) out += "!" + row->fault;
    for (std::size_t i = 0; row->fault.empty() && i < row->fields.size(); ++i)
      out += (i == 0 ? ":" : "|") + row->fields[i];
    out += "\n";
  }
  return out;
}

// Gives the same byte for ever, but for a line end after `length`.
class EndlessLine : public std::streambuf {
 public:
  explicit EndlessLine(std::size_t length) : left_(length), block_(1 << 16, 'x') {}

 protected:
  int underflow() override {
    if (left_ == 0) return traits_type::eof();
    const std::size_t count = std::min(left_, block_.size());
    left_ -= count;
    if (left_ == 0) block_[count - 1] = '\n';
    setg(block_.data(), block_.data(), block_.data() + count);
    return traits_type::to_int_type(block_[0]);
  }

 private:
  std::size_t left_;
  std::string block_;
};

}  // namespace

TEST_CASE("Rows end in CRLF, LF or CR, the last with or without") {
  CHECK(Read("a,b\r\nc,d\ne,f\rg,h") == "1:a|b\n2:c|d\n3:e|f\n4:g|h\n");
  CHECK(Read("") == "");
  CHECK(Read("a,\n") == "1:a|\n");
}

TEST_CASE("A byte-order mark is passed over") {
  CHECK(Read("\xEF\xBB\xBF"
             "a,b\n") == "1:a|b\n");
}

TEST_CASE("A quoted field holds commas, quotes and line ends; the next row keeps its physical line") {
  CHECK(Read("a,\"b \"\"c\"\", d\"\nx,\"one\r\ntwo\nthree\"\ny,z\n") ==
        "1:a|b \"c\", d\n2:x|one\r\ntwo\nthree\n5:y|z\n");
}

TEST_CASE("Rows of nothing are passed over and counted") { CHECK(Read("a,b\n\n\r\nc,d\n") == "1:a|b\n4:c|d\n"); }

TEST_CASE("Text after a closing quote, and a quote never closed, are faults of their row") {
  CHECK(Read("a,\"b\"c\nd,e\n") == "1!Text follows a closing quote: a quote inside a field is written twice.\n2:d|e\n");
  CHECK(Read("a,b\nc,\"d\ne") == "1:a|b\n2!A quote is opened here and never closed.\n");
}

TEST_CASE("What is not UTF-8 is a fault of its row alone") {
  CHECK(Read("a,Bront\xEB\nc,d\n") == "1!The text is not UTF-8: save the file as UTF-8 and send it again.\n2:c|d\n");
  CHECK(Read(std::string("a,b\0c\n", 6)) == "1!The text holds a null character: save the file as UTF-8.\n");
}

TEST_CASE("A quote left open costs the rows up to the limit, and reading goes on at the next line") {
  CHECK(Read("a,\"bbbbbbbb\ncccccccc\ndddddddd\ne,f\n", {20, 10}) ==
        "1!The row is too long to be a referral: is a closing quote missing?\n3:dddddddd\n4:e|f\n");
}

TEST_CASE("A line of 100 MB is refused in little memory, and the next row is read") {
  EndlessLine endless(100u << 20);
  std::istream in(&endless);
  CsvReader reader(in);
  const auto row = reader.Next();
  REQUIRE(row);
  CHECK(row->line == 1);
  CHECK(row->fault == "The row is too long to be a referral: is a closing quote missing?");
  CHECK(row->fields[0].capacity() <= 4u << 20);
  CHECK(reader.bytes_read() == 100u << 20);
  CHECK_FALSE(reader.Next());
}

TEST_CASE("A row of nothing but commas is refused") {
  CHECK(Read(std::string(5000, ',') + "\na,b\n") == "1!The row has too many fields.\n2:a|b\n");
}

}  // namespace caseway
