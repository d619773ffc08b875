// A line under the navigation that says what kind of system this is: a demonstration, a trial.
//
//   PhaseBanner(w, {.tag = {.text = "Demonstration"}, .text = "All people here are invented."});
#pragma once

#include "web/html/components/tag.h"

namespace caseway::html {

struct PhaseBannerOptions {
  TagOptions tag = {};
  Content text = {};
  Str classes = {};
  Attributes attributes = {};
};

void PhaseBanner(Writer& w, const PhaseBannerOptions& options);

}  // namespace caseway::html
