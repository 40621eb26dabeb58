package org.huzhu.enrollment.product.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huzhu.enrollment.product.PayeeSettings;
import org.huzhu.enrollment.product.web.ProductView.Paper;
import org.huzhu.enrollment.product.web.ProductView.WindowView;
import org.huzhu.platform.rulebook.ClaimRules;
import org.huzhu.platform.rulebook.ClaimRules.Category;
import org.huzhu.platform.rulebook.ClaimRules.Declaration;
import org.huzhu.platform.rulebook.ClaimRules.Notice;
import org.huzhu.platform.rulebook.ClaimRules.Payee;
import org.huzhu.platform.rulebook.ClaimRules.Place;
import org.huzhu.platform.rulebook.ClaimRules.ProductClass;
import org.huzhu.platform.rulebook.ClaimRules.Workflow;
import org.huzhu.platform.rulebook.FactDictionary;
import org.huzhu.platform.rulebook.FactDictionary.Type;
import org.huzhu.platform.rulebook.ProductVersion;
import org.huzhu.platform.rulebook.ProductVersion.Figure;
import org.huzhu.platform.rulebook.Provenance;

/** Everything of one product, so that a form can be drawn from it alone. Conditions are the tree of rulebook 3.3. */
record ProductDetail(
        @JsonUnwrapped ProductHead head,
        List<ProductClass> classes,
        List<ResponsibilityView> responsibilities,
        List<WindowView> windows,
        List<Paper> materials,
        List<DeclarationView> declarations,
        List<Notice> notices,
        List<InferenceView> inferences,
        Payee claimPayee,
        Map<Category, Workflow> workflows,
        List<Place> offlinePlaces,
        List<FactView> facts,
        List<Figure> figures) {

    /** A text to copy; {@code text} is what the list calls it. */
    record DeclarationView(String code, String version, String text, List<Category> categories, Provenance from) {

        static DeclarationView of(Declaration of) {
            return new DeclarationView(
                    of.code(),
                    of.version(),
                    of.textZh(),
                    of.categories().stream().sorted().toList(),
                    of.from());
        }
    }

    record InferenceView(String fact, Object value, Map<String, Object> when) {}

    /** What a form asks: options only where there is a choice. */
    record FactView(String name, Type type, List<Option> options, String question) {

        static Optional<FactView> of(FactDictionary dictionary, String name) {
            return dictionary.find(name).map(fact -> new FactView(name, fact.type(), Option.of(fact), fact.question()));
        }
    }

    record Option(String value, String label) {

        static List<Option> of(FactDictionary.Fact fact) {
            var options = new Option[fact.values().size()];
            for (var i = 0; i < options.length; i++) {
                options[i] = new Option(fact.values().get(i), fact.labels().get(i));
            }
            return List.of(options);
        }
    }

    static ProductDetail of(ProductVersion product, PayeeSettings payee, FactDictionary facts) {
        var rules = product.claims();
        return new ProductDetail(
                ProductHead.of(product, payee),
                rules.classes(),
                rules.responsibilities().stream().map(ResponsibilityView::of).toList(),
                ProductView.windows(rules),
                ProductView.papers(rules),
                rules.declarations().stream().map(DeclarationView::of).toList(),
                rules.notices(),
                inferences(rules),
                rules.payee(),
                rules.workflows(),
                rules.offlinePlaces(),
                rules.facts().stream()
                        .flatMap(name -> FactView.of(facts, name).stream())
                        .toList(),
                product.figures());
    }

    private static List<InferenceView> inferences(ClaimRules rules) {
        return rules.inferences().stream()
                .map(each ->
                        new InferenceView(each.fact(), each.value(), each.when().tree()))
                .toList();
    }
}
