// How the options of GOV.UK's fixtures are said in our structs, component by component.
#pragma once

#include <map>
#include <string_view>

#include "tests/web/html/fixture_options.h"

namespace caseway::html {

using RenderFixture = void (*)(Writer& w, const FixtureOptions& options);

std::map<std::string_view, RenderFixture> FieldFixtures();
std::map<std::string_view, RenderFixture> OtherFixtures();

}  // namespace caseway::html
