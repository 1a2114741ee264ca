using Microsoft.AspNetCore.Http.Features;

namespace OrleansNotify.Http;

/// <summary>
/// A slash in a value of a route, such as in the event type <c>orders/create</c>: clients send <c>%2F</c>, and that one escape the server leaves
/// as it is, so that it does not part the path. The API's routes get the slash.
/// </summary>
internal static class EscapedSlashes
{
    public static void UseEscapedSlashes(this WebApplication app) => app.Use((context, next) =>
    {
        if (HasSlash(context.Request.Path.Value) && context.GetEndpoint()?.Metadata.GetMetadata<OperationName>() is not null)
        {
            Resolve(context);
        }

        return next(context);
    });

    private static void Resolve(HttpContext context)
    {
        var values = context.Request.RouteValues;
        foreach (var (name, value) in values.ToArray())
        {
            if (value is string text && HasSlash(text))
            {
                values[name] = Meant(text, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
            }
        }
    }

    private static bool HasSlash(string? text) => text?.Contains("%2F", StringComparison.OrdinalIgnoreCase) == true;

    // "%2F" in a value is a slash that was escaped, or a percent sign that was: the path as it was sent says which.
    private static string Meant(string value, string target)
        => target.Split('?')[0].Split('/').FirstOrDefault(segment => Kept(segment) == value) is { } sent ? Uri.UnescapeDataString(sent) : value;

    private static string Kept(string segment)
        => Uri.UnescapeDataString(segment.Replace("%2F", "%252F", StringComparison.Ordinal).Replace("%2f", "%252f", StringComparison.Ordinal));
}
