/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.RestClientRequestValidator;
import org.apache.camel.support.MessageHelper;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.QueryParameters;
import org.voxroute.admin.http.Envelope.Refusal;

/**
 * Checks each request of a contract-first API against its OpenAPI document and refuses in the error envelope. Takes the
 * place of Camel's own check (found by its type), which builds a validator for each request, reads the query without
 * decoding it and answers in plain text. Thread-safe.
 */
public final class ContractCheck implements RestClientRequestValidator {

    /** Who may come in was decided before; everything else that the document does not know is refused. */
    private static final LevelResolver LEVELS = LevelResolver.create()
            .withDefaultLevel(Level.ERROR)
            .withLevel("validation.request.security", Level.IGNORE)
            .withLevel("validation.request.body.unexpected", Level.IGNORE)
            .build();

    private record Prepared(OpenAPI contract, OpenApiInteractionValidator validator) {}

    private final ApiAnswers answers;
    private volatile @Nullable Prepared prepared;

    public ContractCheck(ApiAnswers answers) {
        this.answers = answers;
    }

    @Override
    public @Nullable ValidationError validate(Exchange exchange, ValidationContext context) {
        OpenAPI contract = exchange.getProperty(Exchange.REST_OPENAPI, OpenAPI.class);
        if (contract == null) {
            return null;
        }
        try {
            ValidationReport report = validator(contract).validateRequest(request(exchange));
            return report.hasErrors() ? refused(exchange, refusal(report)) : null;
        } catch (ApiException e) {
            return refused(exchange, Refusal.of(e, exchange.getExchangeId()));
        }
    }

    private OpenApiInteractionValidator validator(OpenAPI contract) {
        Prepared present = prepared;
        if (present == null || present.contract() != contract) {
            present = new Prepared(
                    contract,
                    OpenApiInteractionValidator.createFor(contract)
                            .withLevelResolver(LEVELS)
                            .withBasePathOverride(Contract.BASE)
                            .build());
            prepared = present;
        }
        return present.validator();
    }

    private static Request request(Exchange exchange) {
        var message = exchange.getMessage();
        var request = new SimpleRequest.Builder(
                message.getHeader(Exchange.HTTP_METHOD, String.class),
                message.getHeader(Exchange.HTTP_PATH, String.class),
                false);
        String query = message.getHeader(Exchange.HTTP_QUERY, String.class);
        QueryParameters.of(query).all().forEach((name, value) -> request.withQueryParam(name, value));
        String type = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        String body = MessageHelper.extractBodyAsString(message);
        if (body != null && !body.isEmpty()) {
            request.withBody(body);
            request.withContentType(type == null ? "application/octet-stream" : type);
        }
        return request.build();
    }

    private static Refusal refusal(ValidationReport report) {
        List<Message> problems = report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .toList();
        if (problems.stream().anyMatch(problem -> problem.getKey().startsWith("validation.request.contentType"))) {
            return Refusal.of(415);
        }
        var details = new LinkedHashMap<String, String>();
        for (Message problem : problems) {
            details.put(field(problem), problem.getMessage());
        }
        Map.Entry<String, String> first = details.entrySet().iterator().next();
        return new Refusal(400, "invalid_request", first.getKey() + ": " + first.getValue(), details);
    }

    private static String field(Message problem) {
        String parameter = problem.getContext()
                .flatMap(MessageContext::getParameter)
                .map(Parameter::getName)
                .orElse(null);
        if (parameter != null) {
            return parameter;
        }
        return problem.getContext()
                .flatMap(MessageContext::getPointers)
                .map(pointers -> pointers.getInstance().replaceFirst("^/", "").replace('/', '.'))
                .filter(pointer -> !pointer.isEmpty())
                .orElse(problem.getKey().contains("query") ? "query" : "body");
    }

    private ValidationError refused(Exchange exchange, Refusal refusal) {
        answers.refuse(exchange.getMessage(), refusal);
        return new ValidationError(refusal.status(), answers.write(refusal.envelope()));
    }
}
