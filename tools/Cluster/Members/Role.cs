namespace OrleansNotify.OneMachine.Members;

/// <summary>In the order of their start; they are stopped in the reverse one.</summary>
internal enum Role
{
    Database,
    Silo,
    Gateway,
}
