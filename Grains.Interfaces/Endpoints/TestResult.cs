namespace OrleansNotify.Endpoints;

/// <summary>What an endpoint answered to a signed example.</summary>
/// <param name="StatusCode">Null when there was no answer.</param>
/// <param name="ErrorKind">One of <c>ErrorKind</c>; null on success.</param>
/// <param name="Duration">In steps of 100 ms.</param>
/// <param name="ResponseBody">At most 64 KiB of it.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Endpoints.TestResult")]
public sealed record TestResult(
    [property: Id(0)] int? StatusCode,
    [property: Id(1)] string? ErrorKind,
    [property: Id(2)] TimeSpan Duration,
    [property: Id(3)] string RequestHead,
    [property: Id(4)] string ResponseHead,
    [property: Id(5)] byte[] ResponseBody,
    [property: Id(6)] bool IsBodyCut);
