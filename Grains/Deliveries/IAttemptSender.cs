namespace OrleansNotify.Deliveries;

/// <summary>Makes one attempt over the network. Whatever goes wrong out there is a result, never an exception.</summary>
internal interface IAttemptSender
{
    Task<AttemptResult> Send(AttemptRequest request, CancellationToken cancellation);
}
