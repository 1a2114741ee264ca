namespace OrleansNotify.Http;

/// <summary>What a route says of itself in the document, beside what its handler's types say.</summary>
internal static class Describing
{
    public static TBuilder Named<TBuilder>(this TBuilder route, string id, string summary) where TBuilder : IEndpointConventionBuilder
        => route.WithMetadata(new OperationName(id, summary));

    /// <summary>Instead of the shape that an argument of the handler has.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route, string example)
        => route.WithMetadata(new RequestShape(typeof(T), IsRequired: true), new RequestExample(example));

    public static RouteHandlerBuilder Example(this RouteHandlerBuilder route, string json) => route.WithMetadata(new RequestExample(json));

    public static TBuilder Reads<TBuilder>(this TBuilder route, params Argument[] arguments) where TBuilder : IEndpointConventionBuilder
        => route.WithMetadata([.. arguments]);

    public static TBuilder Needs<TBuilder>(this TBuilder route, params string[] anyOf) where TBuilder : IEndpointConventionBuilder
        => route.WithMetadata(new Credential(anyOf), new Refusals(401));

    public static TBuilder Refuses<TBuilder>(this TBuilder route, params int[] statuses) where TBuilder : IEndpointConventionBuilder
        => route.WithMetadata(new Refusals(statuses));

    public static void Add(this EndpointBuilder route, params object[] facts)
    {
        foreach (var fact in facts)
        {
            route.Metadata.Add(fact);
        }
    }
}
