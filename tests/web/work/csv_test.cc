#include "web/csv.h"

#include <catch2/catch.hpp>

namespace caseway {
namespace {

using web::csv::Cell;

TEST_CASE("A cell with commas, quotation marks or line ends is quoted, and others are as they are") {
  CHECK(Cell("Amina Lewis") == "Amina Lewis");
  CHECK(Cell("Lewis, Amina") == "\"Lewis, Amina\"");
  CHECK(Cell("Tower \"B\"") == "\"Tower \"\"B\"\"\"");
  CHECK(Cell("one\r\ntwo") == "\"one\r\ntwo\"");
  CHECK(Cell("") == "");
}

TEST_CASE("A cell that a spreadsheet would run gets an apostrophe, but a number does not") {
  CHECK(Cell("=1+1") == "'=1+1");
  CHECK(Cell("@SUM(A1)") == "'@SUM(A1)");
  CHECK(Cell("-2+3") == "'-2+3");
  CHECK(Cell("+44 1632 960000") == "'+44 1632 960000");
  CHECK(Cell("\t=1") == "'\t=1");
  CHECK(Cell("=a,b") == "\"'=a,b\"");
  CHECK(Cell("-4.5") == "-4.5");
  CHECK(Cell("-") == "'-");
}

TEST_CASE("A file begins with the byte-order mark and its heading; lines end in CRLF") {
  CHECK(web::csv::Begin({"Case", "Person"}) + web::csv::Line({"X", "Lewis, A"}) ==
        "\xEF\xBB\xBF"
        "Case,Person\r\nX,\"Lewis, A\"\r\n");
}

}  // namespace
}  // namespace caseway
