using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>The filter of deliveries, and into how many spans its time is cut.</summary>
internal sealed class StatsArguments : IRejectable, IEndpointParameterMetadataProvider
{
    private const int MostBuckets = 200;
    private const int UsualBuckets = 24;
    private const string Rule = "buckets is 1 to 200.";

    private StatsArguments(AskedDeliveries asked, int buckets, Problem? rejection) => (Asked, Buckets, Rejection) = (asked, buckets, rejection);

    public AskedDeliveries Asked { get; }

    public int Buckets { get; }

    public Problem? Rejection { get; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Add([.. AskedDeliveries.Arguments]);
        builder.Add(Argument.Number("buckets", $"1 to {MostBuckets}; {UsualBuckets} when it is left out."), new Refusals(400));
    }

    public static ValueTask<StatsArguments> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = AskedDeliveries.Read(query);
        var buckets = query.Number("buckets", Rule) ?? UsualBuckets;
        var problem = query.Problem ?? (buckets is < 1 or > MostBuckets ? Problems.PageMalformed(Rule) : null);
        return ValueTask.FromResult(new StatsArguments(asked, (int)Math.Clamp(buckets, 1, MostBuckets), problem ?? asked.Check()));
    }
}
