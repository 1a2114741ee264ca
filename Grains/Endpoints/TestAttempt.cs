using OrleansNotify.Deliveries;

namespace OrleansNotify.Endpoints;

/// <summary>One attempt with an example, which is in no log and of which nothing is stored.</summary>
internal static class TestAttempt
{
    // So coarse, the time tells little of the network behind an address.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    public static async Task<TestResult> Make(DeliveryServices services, LoadedEndpoint endpoint, string eventType, byte[] payload)
    {
        var example = new Events.LoggedEvent(0, $"evt_{Guid.CreateVersion7(services.Now):N}", eventType, "test", [], 0, payload, services.Now);
        var request = new AttemptRequest(
            example.Id, services.Now, DeliveryBody.Of(endpoint.Settings.Format, example), endpoint.SendingSecrets, endpoint.Settings, example.Hops);
        var result = await services.Sender.Send(request, CancellationToken.None);
        return new TestResult(
            result.StatusCode, result.ErrorKind, Math.Ceiling(result.Duration / Step) * Step, result.RequestHead, result.ResponseHead,
            result.ResponseBody, result.IsBodyCut);
    }
}
