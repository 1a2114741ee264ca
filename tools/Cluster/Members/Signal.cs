namespace OrleansNotify.OneMachine.Members;

/// <summary>With the numbers that Linux and macOS share.</summary>
internal enum Signal
{
    None = 0,

    /// <summary>PostgreSQL: end now, orderly; <see cref="Terminate"/> would wait for its clients.</summary>
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
}
