/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.JsonRow;
import org.voxroute.admin.QueryParameters;
import org.voxroute.admin.TenantQueries;

/**
 * The built-in users of the present tenant; bean {@code userAccounts}. Passwords go in and never out. What changes of a
 * user makes earlier tokens void. Thread-safe.
 */
public final class UserAccounts {

    /** Bcrypt looks at no more. */
    private static final int PASSWORD_BYTES_AT_MOST = 72;

    private static final String SHOWN =
            "id, username, array_to_string(roles, ',') as roles, enabled, created_at, updated_at";

    private final TenantQueries queries;
    private final PasswordEncoder encoder;
    private final ObjectMapper json;
    private final Consumer<String> changed;

    /** @param changed is told the name of each user that is not what it was */
    public UserAccounts(TenantQueries queries, PasswordEncoder encoder, ObjectMapper json, Consumer<String> changed) {
        this.queries = queries;
        this.encoder = encoder;
        this.json = json;
        this.changed = changed;
    }

    /** @param rawQuery the request's query, URL-encoded */
    public Map<String, Object> list(@Header(Exchange.HTTP_QUERY) @Nullable String rawQuery) {
        QueryParameters query = QueryParameters.of(rawQuery);
        var parameters =
                Map.of("rows", query.number("limit", 50, 1, 1000), "offset", query.number("offset", 0, 0, 100_000));
        var page = new LinkedHashMap<String, Object>();
        page.put("total", queries.count("select count(*) from users where tenant_id = :tenant", Map.of()));
        page.put(
                "users",
                queries.list(
                        "select " + SHOWN
                                + " from users where tenant_id = :tenant order by id limit :rows offset :offset",
                        parameters,
                        UserAccounts::shown));
        return page;
    }

    /** @throws ApiException if this tenant has none such */
    public Map<String, @Nullable Object> get(@Header("id") int id) {
        return only(queries.list(
                "select " + SHOWN + " from users where tenant_id = :tenant and id = :id",
                Map.of("id", id),
                UserAccounts::shown));
    }

    /** @throws ApiException if the name is taken, or the password can't be used */
    public Map<String, @Nullable Object> create(@Body String body) {
        JsonNode user = read(body);
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("username", user.path("username").asText());
        parameters.put("hash", encoded("password", user.path("password").asText()));
        parameters.put("roles", roles(user));
        try {
            return only(queries.change(
                    "insert into users (tenant_id, username, password_hash, roles)"
                            + " values (:tenant, :username, :hash, string_to_array(:roles, ',')::varchar[])"
                            + " returning " + SHOWN,
                    parameters,
                    UserAccounts::shown));
        } catch (DuplicateKeyException e) {
            throw ApiException.conflict("username_taken", "There is a user of this name");
        }
    }

    /** Roles, password, and whether the user may log in: what the body names is changed. */
    public Map<String, @Nullable Object> update(@Header("id") int id, @Body String body) {
        JsonNode change = read(body);
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("id", id);
        parameters.put("roles", change.has("roles") ? roles(change) : null);
        parameters.put("enabled", change.has("enabled") ? change.path("enabled").asBoolean() : null);
        parameters.put(
                "hash",
                change.has("password")
                        ? encoded("password", change.path("password").asText())
                        : null);
        if (isOwn(get(id)) && (change.has("roles") || !change.path("enabled").asBoolean(true))) {
            throw ownAccount();
        }
        Map<String, @Nullable Object> user = only(queries.change(
                "update users set roles = coalesce(string_to_array(:roles, ',')::varchar[], roles),"
                        + " enabled = coalesce(:enabled::boolean, enabled),"
                        + " password_hash = coalesce(:hash, password_hash),"
                        + " token_version = token_version + 1, updated_at = now()"
                        + " where tenant_id = :tenant and id = :id returning " + SHOWN,
                parameters,
                UserAccounts::shown));
        changed.accept(String.valueOf(user.get("username")));
        return user;
    }

    public Map<String, Object> delete(@Header("id") int id) {
        Map<String, @Nullable Object> user = get(id);
        if (isOwn(user)) {
            throw ownAccount();
        }
        queries.update("delete from users where tenant_id = :tenant and id = :id", Map.of("id", id));
        changed.accept(String.valueOf(user.get("username")));
        return Map.of("deleted", true);
    }

    /** The caller's own password; the present one must be told. */
    public Map<String, Object> changeOwnPassword(@Body String body) {
        JsonNode change = read(body);
        Map<String, Object> own = Map.of("username", caller());
        List<String> hashes = queries.list(
                "select password_hash from users where tenant_id = :tenant and username = :username",
                own,
                (row, n) -> row.getString(1));
        if (hashes.isEmpty()) {
            throw ApiException.conflict("no_password", "Only a built-in user has a password here");
        }
        if (!encoder.matches(change.path("current_password").asText(), hashes.get(0))) {
            throw ApiException.invalidParameter("current_password", "is wrong");
        }
        var parameters = new HashMap<String, Object>(own);
        parameters.put(
                "hash", encoded("new_password", change.path("new_password").asText()));
        queries.update(
                "update users set password_hash = :hash, token_version = token_version + 1, updated_at = now()"
                        + " where tenant_id = :tenant and username = :username",
                parameters);
        changed.accept(caller());
        return Map.of("changed", true);
    }

    private static boolean isOwn(Map<String, @Nullable Object> user) {
        return caller().equals(user.get("username"));
    }

    private static String caller() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login == null ? "" : login.getName();
    }

    private static ApiException ownAccount() {
        return ApiException.conflict("own_account", "Nobody takes away their own access: another administrator may");
    }

    private String encoded(String field, String password) {
        if (password.getBytes(StandardCharsets.UTF_8).length > PASSWORD_BYTES_AT_MOST) {
            throw ApiException.invalidParameter(field, "must have at most " + PASSWORD_BYTES_AT_MOST + " bytes");
        }
        return encoder.encode(password);
    }

    private static String roles(JsonNode user) {
        return String.join(
                ",",
                StreamSupport.stream(user.path("roles").spliterator(), false)
                        .map(JsonNode::asText)
                        .distinct()
                        .toList());
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw ApiException.invalidBody("invalid_request", "The body is no JSON");
        }
    }

    private static Map<String, @Nullable Object> only(List<Map<String, @Nullable Object>> users) {
        if (users.isEmpty()) {
            throw ApiException.notFound("There is no such user");
        }
        return users.get(0);
    }

    private static Map<String, @Nullable Object> shown(ResultSet row, int number) throws SQLException {
        Map<String, @Nullable Object> user = new JsonRow().mapRow(row, number);
        String roles = String.valueOf(user.get("roles"));
        user.put("roles", roles.isEmpty() ? new ArrayList<String>() : List.of(roles.split(",")));
        return user;
    }
}
