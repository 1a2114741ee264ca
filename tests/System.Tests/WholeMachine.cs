namespace OrleansNotify.SystemTests;

/// <summary>Tests that load the whole machine: beside others they would only measure those. They run last, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeMachine
{
    public const string Name = "whole machine";
}
