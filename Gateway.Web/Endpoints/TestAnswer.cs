using System.Text;

namespace OrleansNotify.Endpoints;

/// <summary>What came back of an example.</summary>
/// <param name="Duration">Milliseconds, in steps of 100.</param>
internal sealed record TestAnswer(
    bool Succeeded, int? StatusCode, string? Error, long Duration, string RequestHead, string ResponseHead, string ResponseBody, bool IsBodyCut)
{
    public static TestAnswer Of(TestResult result) => new(
        result.ErrorKind is null, result.StatusCode, result.ErrorKind, (long)result.Duration.TotalMilliseconds, result.RequestHead,
        result.ResponseHead, Encoding.UTF8.GetString(result.ResponseBody), result.IsBodyCut);
}
