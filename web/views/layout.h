// The frame every page stands in: title, skip link, council's name, who is signed in, navigation, main, footer.
//
//   Html page = Layout({.title = "My work", .council = "Borsetshire County Council", .signed_in = "Asha Patel",
//                       .navigation = {{.text = "My work", .href = Url("/work"), .current = true}},
//                       .raise_concern = Url("/concerns/new"), .sign_out = Url("/sign-out"), .csrf = token,
//                       .main = [&](Writer& w) { w << "<h1 class=\"govuk-heading-l\">My work</h1>"; }});
//
// It is one whole document without inline script or style; lang is en-GB. Threads: pure; a page a call.
#pragma once

#include <vector>

#include "web/html/components/error_summary.h"
#include "web/html/components/service_navigation.h"
#include "web/html/html.h"

namespace caseway::views {

// The warning before an idle session ends.
struct SessionWarning {
  int ends_after_seconds = 0;  // 0: no warning
  int warns_before_seconds = 120;
  html::Url keep_alive = {};  // POST with csrf: 2xx when the session goes on
  html::Url ended = {};       // where the browser goes afterwards
};

struct Page {
  html::Str title = {};  // of this page alone: the service's and council's names are added
  html::Str council = {};
  html::Str service = "Caseway";
  html::Url home = html::Url("/");
  html::Str signed_in = {};  // the person's name; empty before signing in
  html::Str role = {};       // shown beside the name
  html::Url sign_out = {};   // a POST
  html::Str csrf = {};
  html::Url find = {};           // where a search for a person goes, for those who may: a box on every page
  html::Url raise_concern = {};  // on every page of a signed-in person who may see people
  std::vector<html::NavigationItem> navigation = {};
  bool demonstration = false;                // marks every page: all people here are invented
  std::vector<html::ErrorLink> errors = {};  // shown at the top; the title then starts "Error: "
  html::Url back = {};                       // a link back, above everything
  html::Str back_text = "Back";
  html::Content before_main = {};  // breadcrumbs, the identity bar and its navigation
  html::Content main = {};
  std::vector<html::Url> scripts = {};  // more modules, after the shared one
  html::Str version = {};
  html::Url accessibility = html::Url("/accessibility");
  html::Str printed = {};  // "22 November 2026, 10:42 by Asha Patel": only on paper
  SessionWarning session = {};
};

html::Html Layout(const Page& page);

}  // namespace caseway::views
