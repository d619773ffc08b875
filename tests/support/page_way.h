// ByPages: a story told through the pages, as a browser would: the page is asked for, its form is filled in and posted.
//
//   Council council;
//   CouncilPages pages(council);
//   CaseStory story(council, council.OpenReferral(), ByPages(pages));
//   story.Take(adviser, "start_screening");      // GET and POST /cases/.../actions/start_screening
//
// What is refused, at any step, throws std::runtime_error with the words of the page. Threads: the test's own.
#pragma once

#include "tests/support/case_story.h"
#include "tests/support/council_pages.h"

namespace caseway::tests {

// `pages` must outlive every story told by it.
StoryWay ByPages(CouncilPages& pages);

}  // namespace caseway::tests
