/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.voxroute.admin.http.Envelope.Refusal;

/**
 * What holds for every request below {@code /api}, before and after whoever answers it: a body has its limit; an address
 * or method that the contract does not have is refused here, since Camel would take what stands below an address and
 * send the request's body back; and no error leaves without its envelope.
 */
public final class ApiEdge extends OncePerRequestFilter {

    private final Contract contract;
    private final ObjectMapper json;
    private final int mostBytes;

    /** @param mostBytes of a request's body */
    public ApiEdge(Contract contract, ObjectMapper json, int mostBytes) {
        this.contract = contract;
        this.json = json;
        this.mostBytes = mostBytes;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(Contract.BASE + "/");
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAsyncDispatch(request)) {
            chain.doFilter(request, response);
        } else {
            first(request, response, chain);
        }
        boolean silent = response.getStatus() >= 400 && response.getContentType() == null;
        if (silent && !response.isCommitted() && !isAsyncStarted(request)) {
            write(response, Refusal.of(response.getStatus()));
        }
    }

    private void first(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        Set<String> methods = contract.methods(path);
        if (contract.isBeyond(path)) {
            write(response, Refusal.of(404));
        } else if (!methods.isEmpty() && !methods.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", methods));
            write(response, Refusal.of(405));
        } else if (request.getContentLengthLong() > mostBytes) {
            write(response, Refusal.of(413));
        } else if (request.getHeader("Transfer-Encoding") != null) {
            chunked(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Its length is not known before it is read. */
    private void chunked(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            write(response, Refusal.of(413));
        } else {
            chain.doFilter(new BufferedRequest(request, body), response);
        }
    }

    private void write(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.status());
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), refusal.envelope());
    }
}
