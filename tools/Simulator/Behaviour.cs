namespace OrleansNotify.Simulator;

/// <summary>What a receiver does with a request.</summary>
internal enum Behaviour
{
    Succeed,

    /// <summary>Answers 500.</summary>
    Fail,

    /// <summary>Says nothing until the sender gives up.</summary>
    Hang,
}
