using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace OrleansNotify.Http;

/// <summary>A page of a list by name: <c>limit</c> (1 to 200, default 50) and <c>after</c>, the last name of the page before.</summary>
internal sealed class NamePage : IRejectable, IEndpointParameterMetadataProvider
{
    private const int MaxLimit = 200;
    private const int DefaultLimit = 50;
    private const int MaxName = 320;

    public int Limit { get; private init; }

    public string After { get; private init; } = "";

    public Problem? Rejection { get; private init; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(Argument.Limit(MaxLimit, DefaultLimit), new Argument("after", "The nextAfter of an earlier page."), new Refusals(400));

    public static ValueTask<NamePage> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = new QueryReader(context.Request.Query);
        var (limit, after) = (query.Limit(MaxLimit, DefaultLimit), query.Text("after", MaxName));
        return ValueTask.FromResult(new NamePage { Limit = limit, After = after ?? "", Rejection = query.Problem });
    }
}
