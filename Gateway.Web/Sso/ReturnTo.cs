namespace OrleansNotify.Sso;

/// <summary>
/// Where the browser goes in the dashboard. It is appended to the dashboard's own address, so that it cannot name another host.
/// </summary>
internal static class ReturnTo
{
    private const int MaxLength = 2_000;
    private const string Home = "/";

    public static string Read(string? text)
        => text is { Length: > 0 and <= MaxLength } && text[0] == '/' && !text.Contains('\\', StringComparison.Ordinal) && !text.Any(char.IsControl)
            && Uri.TryCreate($"http://dashboard.invalid/app{text}", UriKind.Absolute, out var uri)
            && uri.AbsolutePath.StartsWith("/app/", StringComparison.Ordinal)
            ? uri.PathAndQuery["/app".Length..] + uri.Fragment
            : Home;

    public static string Page(HttpContext context, string path) => $"{context.Request.PathBase}/app{path}";
}
