#include "web/http/parser_check.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

namespace caseway::http {

bool ParserAgrees(std::string_view block, const HeaderBlock& read) {
  namespace beast = boost::beast;
  beast::http::request_parser<beast::http::empty_body> parser;
  parser.header_limit(static_cast<std::uint32_t>(block.size()) + 1);
  parser.body_limit(boost::none);
  beast::error_code error;
  const std::size_t used = parser.put(boost::asio::buffer(block), error);
  if (error || used != block.size() || !parser.is_header_done()) return false;
  const auto& request = parser.get();
  const beast::string_view target = request.target();
  const bool same_method = request.method() == (read.method == Method::kGet    ? beast::http::verb::get
                                                : read.method == Method::kHead ? beast::http::verb::head
                                                                               : beast::http::verb::post);
  const bool same_version = request.version() == 10u + static_cast<unsigned>(read.minor_version);
  const bool same_length = parser.content_length().value_or(0) == read.content_length && !parser.chunked();
  return same_method && same_version && same_length && std::string_view(target.data(), target.size()) == read.target;
}

}  // namespace caseway::http
