namespace OrleansNotify.Http;

/// <summary>Sends a browser that opens a route of the API to the page that shows the same. Programs get what the route answers.</summary>
internal static class ShownPages
{
    /// <param name="page">The page's address below the dashboard's; values of the route stand in braces, as in <c>webhooks/{id}</c>.</param>
    public static RouteHandlerBuilder ShownAt(this RouteHandlerBuilder route, string page) => route.WithMetadata(new ShownPage(page));

    public static void UseShownPages(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (context.GetEndpoint()?.Metadata.GetMetadata<ShownPage>() is not { } shown || !HttpMethods.IsGet(request.Method)
            || request.Headers.Authorization.Count > 0 || !IsForABrowser(request))
        {
            return next(context);
        }

        // Relative, so that it holds behind a proxy that adds or removes a prefix.
        var up = string.Concat(Enumerable.Repeat("../", request.Path.Value!.Count(letter => letter == '/') - 1));
        var page = request.RouteValues.Aggregate(shown.Page, (address, value)
            => address.Replace($"{{{value.Key}}}", Uri.EscapeDataString(value.Value?.ToString() ?? ""), StringComparison.Ordinal));
        context.Response.Headers.Vary = "Accept, Authorization";
        context.Response.Redirect($"{up}app/{page}{request.QueryString}");
        return Task.CompletedTask;
    });

    /// <summary>Programs that take anything are not meant: only what asks for HTML by its name.</summary>
    public static bool IsForABrowser(HttpRequest request)
        => request.GetTypedHeaders().Accept.Any(accepted => accepted.Quality != 0 && accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private sealed record ShownPage(string Page);
}
