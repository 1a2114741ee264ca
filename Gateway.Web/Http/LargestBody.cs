namespace OrleansNotify.Http;

/// <summary>How large a route's body may be, where that is more than <c>MAX_BODY</c>: a list of many things.</summary>
internal sealed record LargestBody(long Bytes)
{
    public static long? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<LargestBody>()?.Bytes;
}
