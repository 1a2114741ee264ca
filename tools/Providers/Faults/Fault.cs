namespace OrleansNotify.Fakes;

/// <summary>What a fake does in place of taking a message and saying so.</summary>
internal enum Fault
{
    /// <summary>Takes it, after <see cref="FaultRule.After"/>.</summary>
    Slow = 0,

    /// <summary>Takes it and never answers.</summary>
    AcceptThenHang = 1,

    /// <summary>Takes it and cuts the connection.</summary>
    AcceptThenReset = 2,

    /// <summary>Takes it and answers 5xx.</summary>
    AcceptThenError = 3,

    /// <summary>Takes it and answers 200 with bytes that are no answer.</summary>
    AcceptThenGarbage = 4,

    /// <summary>Does not take it, and answers 5xx.</summary>
    Error = 5,

    /// <summary>Does not take it, and never answers.</summary>
    Hang = 6,

    /// <summary>Does not take it, and cuts the connection.</summary>
    Reset = 7,

    /// <summary>Does not take it, and answers as the provider throttles: 429, where it speaks HTTP.</summary>
    Throttle = 8,

    /// <summary>Does not take it, and refuses it with <see cref="FaultRule.Code"/>.</summary>
    Refuse = 9,
}
