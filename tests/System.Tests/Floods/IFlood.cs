namespace OrleansNotify.SystemTests.Floods;

internal interface IFlood
{
    long Sent { get; }

    /// <summary>What it sent, and what came back.</summary>
    string Said { get; }

    /// <summary>Goes on until it is cancelled; a refusal or a close does not end it.</summary>
    Task Run(CancellationToken end);
}
