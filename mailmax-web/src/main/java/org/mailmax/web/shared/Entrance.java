package org.mailmax.web.shared;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// The addresses people type: `/`, `/webmail/` and `/admin/` lead to the first page of each part.
@WebServlet({"", "/webmail", "/webmail/", "/admin", "/admin/"})
public class Entrance extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean administration = request.getServletPath().startsWith("/admin");
        response.sendRedirect(request.getContextPath()
                + (administration ? "/admin/domain/domains.xhtml" : "/webmail/folder/mail.xhtml"));
    }
}
