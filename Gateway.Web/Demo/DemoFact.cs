namespace OrleansNotify.Demo;

/// <summary>One event of the demo.</summary>
/// <param name="At">When it is, or was, accepted.</param>
internal sealed record DemoFact(DateTimeOffset At, string Type, string Source, string[] Audience, byte[] Payload);
