namespace OrleansNotify.Endpoints;

/// <param name="IsSkipping">True: what waited is left out, delivery goes on with new events. False: all of it is delivered.</param>
/// <param name="Rate">Most attempts per second until the waiting events are done; 0: no limit but the endpoint's own.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Endpoints.ResumeEndpoint")]
public sealed record ResumeEndpoint([property: Id(0)] bool IsSkipping, [property: Id(1)] int Rate);
