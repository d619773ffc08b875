#include "web/html/components/summary_list.h"

#include "web/html/components/heading.h"

namespace caseway::html {
namespace {

void Action(Writer& w, const SummaryAction& action, const Content& card_title) {
  w.Tag("<a").Class({"govuk-link", action.classes}).Href(action.href).All(action.attributes).End() << action.text;
  if (!action.visually_hidden_text.empty() || !card_title.empty()) {
    w << "<span class=\"govuk-visually-hidden\">";
    if (!action.visually_hidden_text.empty()) w << " " << action.visually_hidden_text;
    if (!card_title.empty()) w << " (" << card_title << ")";
    w << "</span>";
  }
  w << "</a>";
}

void RowActions(Writer& w, const SummaryRow& row, const Content& card_title) {
  if (row.actions.empty()) return;
  w.Tag("<dd").Class({"govuk-summary-list__actions", row.actions_classes}).End();
  if (row.actions.size() == 1) {
    Action(w, row.actions[0], card_title);
  } else {
    w << "<ul class=\"govuk-summary-list__actions-list\">";
    for (const SummaryAction& action : row.actions) {
      w << "<li class=\"govuk-summary-list__actions-list-item\">";
      Action(w, action, card_title);
      w << "</li>";
    }
    w << "</ul>";
  }
  w << "</dd>";
}

void List(Writer& w, const SummaryListOptions& options) {
  bool any_actions = false;
  for (const SummaryRow& row : options.rows) any_actions = any_actions || !row.actions.empty();
  w.Tag("<dl").Class({"govuk-summary-list", options.classes}).All(options.attributes).End();
  for (const SummaryRow& row : options.rows) {
    const bool lacks_actions = any_actions && row.actions.empty();
    w.Tag("<div")
        .Class({"govuk-summary-list__row", lacks_actions ? "govuk-summary-list__row--no-actions" : "", row.classes})
        .End();
    w.Tag("<dt").Class({"govuk-summary-list__key", row.key_classes}).End() << row.key << "</dt>";
    w.Tag("<dd").Class({"govuk-summary-list__value", row.value_classes}).End() << row.value << "</dd>";
    RowActions(w, row, options.card.title);
    w << "</div>";
  }
  w << "</dl>";
}

void CardActions(Writer& w, const SummaryCard& card) {
  if (card.actions.size() == 1) {
    w.Tag("<div").Class({"govuk-summary-card__actions", card.actions_classes}).End();
    Action(w, card.actions[0], card.title);
    w << "</div>";
  } else if (card.actions.size() > 1) {
    w.Tag("<ul").Class({"govuk-summary-card__actions", card.actions_classes}).End();
    for (const SummaryAction& action : card.actions) {
      w << "<li class=\"govuk-summary-card__action\">";
      Action(w, action, card.title);
      w << "</li>";
    }
    w << "</ul>";
  }
}

}  // namespace

void SummaryList(Writer& w, const SummaryListOptions& options) {
  const SummaryCard& card = options.card;
  if (card.title.empty() && card.actions.empty() && !options.force_card) return List(w, options);
  w.Tag("<div").Class({"govuk-summary-card", card.classes}).All(card.attributes).End()
      << "<div class=\"govuk-summary-card__title-wrapper\">";
  if (!card.title.empty()) {
    HeadingStart(w, card.heading_level, {"govuk-summary-card__title", card.title_classes});
    w << card.title;
    HeadingEnd(w, card.heading_level);
  }
  CardActions(w, card);
  w << "</div><div class=\"govuk-summary-card__content\">";
  List(w, options);
  w << "</div></div>";
}

}  // namespace caseway::html
