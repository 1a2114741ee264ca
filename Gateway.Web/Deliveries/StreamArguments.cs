using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>The filter of deliveries, and where to resume: <c>Last-Event-ID</c>, or <c>cursor</c> where no header can be sent.</summary>
internal sealed class StreamArguments : IRejectable, IEndpointParameterMetadataProvider
{
    private const string LastEventId = "Last-Event-ID";

    private StreamArguments(AskedDeliveries asked, long? place, Problem? rejection) => (Asked, Place, Rejection) = (asked, place, rejection);

    public AskedDeliveries Asked { get; }

    /// <summary>Null: from now on.</summary>
    public long? Place { get; }

    public Problem? Rejection { get; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Add([.. AskedDeliveries.Arguments]);
        builder.Add(new Argument("cursor", "The id of the last event that was applied: the stream goes on there."), new Refusals(400));
    }

    public static ValueTask<StreamArguments> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = AskedDeliveries.Read(query);
        var header = context.Request.Headers[LastEventId].ToString();
        var place = header.Length > 0
            ? ChangeCursor.TryParse(header, out var parsed) ? parsed : query.Wrong<long?>($"{LastEventId} is the id of an event of this stream.", null)
            : query.Position<long>("cursor", ChangeCursor.TryParse);
        return ValueTask.FromResult(new StreamArguments(asked, place, query.Problem ?? asked.Check()));
    }
}
