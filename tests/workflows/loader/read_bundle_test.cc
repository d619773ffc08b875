#include "workflows/loader/read_bundle.h"

#include <catch2/catch.hpp>

#include "tests/workflows/loader/planted_workflows.h"
#include "workflows/loader/load_workflows.h"

namespace caseway::loader {
namespace {

std::string Length(std::string_view text) { return std::to_string(text.size()); }

TEST_CASE("A bundle is read back from its canonical text alone") {
  const PlantedWorkflows twin;
  const auto bundle = twin.Load().library.Live("visit");
  const auto again = RestoreBundle(bundle->text, Length);
  REQUIRE(again);
  CHECK((*again)->text == bundle->text);
  CHECK((*again)->definition.id == "visit");
  CHECK((*again)->forms.size() == bundle->forms.size());
  CHECK((*again)->decisions.size() == bundle->decisions.size());
  CHECK((*again)->letters.size() == bundle->letters.size());
  CHECK((*again)->codes.size() == bundle->codes.size());
}

TEST_CASE("The files of a canonical text are those it was made of") {
  const Files files = {{"a b.toml", "x\n12 3\n"}, {"c", ""}};
  CHECK(*FilesOf(CanonicalText(files)) == files);
}

TEST_CASE("A text that is not canonical is refused") {
  const char* wrong = GENERATE("visit", "visit/pathway.toml 12\nshort", "visit x\n", "visit 99999999999999999999\nx");
  const auto files = FilesOf(wrong);
  REQUIRE_FALSE(files);
  CHECK(files.error().say == "This is not the text of a pathway as it is kept in the record.");
}

TEST_CASE("A kept text without a pathway is refused") {
  const auto none = RestoreBundle("visit/forms/first.toml 0\n", Length);
  REQUIRE_FALSE(none);
  CHECK(none.error().say == "The kept text has no pathway in it.");
}

}  // namespace
}  // namespace caseway::loader
