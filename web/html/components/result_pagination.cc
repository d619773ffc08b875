#include "web/html/components/result_pagination.h"

#include <string>

namespace caseway::html {

void ResultPagination(Writer& w, const ResultPaginationOptions& options) {
  const ResultCount& results = options.results;
  const bool has_pages = options.pages.items.size() > 1;
  w << "<div class=\"moj-pagination\">";
  if (has_pages) {
    PaginationOptions pages = options.pages;
    pages.classes = std::string("moj-pagination__pagination ").append(options.pages.classes.view());
    Pagination(w, pages);
  }
  w << "<p class=\"moj-pagination__results\">";
  if (has_pages) w << "Showing " << results.from << " to " << results.to << " of ";
  w << results.count << std::string_view(has_pages ? " total " : " ") << results.noun << "</p></div>";
}

}  // namespace caseway::html
