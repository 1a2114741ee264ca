namespace OrleansNotify.Endpoints;

/// <param name="Id">Made by the sender of the command, so that it can be sent again: <c>ep_</c> and 32 hexadecimal digits.</param>
/// <param name="Owner">A user, who may have 5; null: the tenant.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Endpoints.CreateEndpoint")]
public sealed record CreateEndpoint(
    [property: Id(0)] string Id,
    [property: Id(1)] string? Owner,
    [property: Id(2)] EndpointSettings Settings);
