#include "workflows/exchange/csv_writer.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "workflows/exchange/csv_reader.h"

namespace caseway {

TEST_CASE("A cell is quoted only where it must be") {
  CHECK(CsvCell("plain text") == "plain text");
  CHECK(CsvCell("a,b") == "\"a,b\"");
  CHECK(CsvCell("Tower \"B\"") == "\"Tower \"\"B\"\"\"");
  CHECK(CsvCell("one\ntwo") == "\"one\ntwo\"");
  CHECK(CsvCell("") == "");
}

TEST_CASE("A cell that a spreadsheet would run gets an apostrophe in front") {
  CHECK(CsvCell("=HYPERLINK(\"http://example.invalid\")") == "\"'=HYPERLINK(\"\"http://example.invalid\"\")\"");
  CHECK(CsvCell("@SUM(A1:A9)") == "'@SUM(A1:A9)");
  CHECK(CsvCell("+44 1632 960999") == "'+44 1632 960999");
  CHECK(CsvCell("-2+3") == "'-2+3");
  CHECK(CsvCell("\tx") == "'\tx");
  CHECK(CsvCell("\rx") == "\"'\rx\"");
}

TEST_CASE("Signed numbers stay numbers") {
  CHECK(CsvCell("-4.5") == "-4.5");
  CHECK(CsvCell("+12") == "+12");
  CHECK(CsvCell("-1.2.3") == "'-1.2.3");
  CHECK(CsvCell("-") == "'-");
}

TEST_CASE("What is written is read back, but for the guard") {
  const std::vector<std::string> cells{"a,b", "Łukasz \"Wood\"", "one\r\ntwo", "", "last"};
  std::istringstream in(WriteCsv({"1", "2", "3", "4", "5"}, {cells}));
  CsvReader reader(in);
  CHECK(reader.Next()->fields == std::vector<std::string>{"1", "2", "3", "4", "5"});
  CHECK(reader.Next()->fields == cells);
}

}  // namespace caseway
