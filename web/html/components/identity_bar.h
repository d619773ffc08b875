// Who this is about, at the top of every page of a record (MOJ): the name, then facts, then alerts in words.
//
//   IdentityBar(w, {.title = person.name, .facts = {{.name = "Born", .value = "27 March 1950 (76)"}},
//                   .badges = {{.text = "Restricted", .classes = "moj-badge--red"}}, .actions = Html(...)});
#pragma once

#include <vector>

#include "web/html/components/badge.h"

namespace caseway::html {

struct IdentityFact {
  Content name = {};
  Content value = {};
};

struct IdentityBarOptions {
  Content title = {};
  Str label = "Person";  // names the region for those who cannot see it
  Url href = {};         // to the person's page
  std::vector<IdentityFact> facts = {};
  std::vector<BadgeOptions> badges = {};
  Content actions = {};  // buttons or links, on the right
  Str classes = {};
  Attributes attributes = {};
};

void IdentityBar(Writer& w, const IdentityBarOptions& options);

}  // namespace caseway::html
